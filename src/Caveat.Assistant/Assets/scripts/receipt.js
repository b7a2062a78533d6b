// Checks a receipt (C2SP tlog-proof with the entry in its extra line) with nothing but WebCrypto: see docs/reference/ledger.md.
// No part of the page is used here, so that the same file runs under Node.js in the tests.

const DASH = '\u2014 ';
const ED25519 = 1;
const encoder = new TextEncoder();

/** Why a receipt proves nothing: `step` is read, key, signature or proof. */
class Refused extends Error {
  constructor(step) {
    super(step);
    this.step = step;
  }
}

function bytesOf(base64, length) {
  let text;
  try {
    text = atob(base64);
  } catch {
    return null;
  }

  const bytes = Uint8Array.from(text, unit => unit.charCodeAt(0));
  // Only the canonical form counts, so that two readers never disagree about the same line.
  return btoa(text) === base64 && (length === undefined || bytes.length === length) ? bytes : null;
}

function decimal(text) {
  const number = /^(0|[1-9][0-9]{0,15})$/.test(text ?? '') ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function required(value, step = 'read') {
  if (value === null || value === undefined) {
    throw new Refused(step);
  }

  return value;
}

function readSignature(line) {
  const space = line.lastIndexOf(' ');
  const bytes = line.startsWith(DASH) && space > DASH.length ? bytesOf(line.slice(space + 1)) : null;
  return bytes && bytes.length >= 5 ? { name: line.slice(DASH.length, space), key: bytes.slice(0, 4), bytes: bytes.slice(4) } : null;
}

/** Reads a receipt's text; throws where a line is not what the format says. */
export function readReceipt(text) {
  const blank = text.indexOf('\n\n');
  const head = blank < 0 ? [] : text.slice(0, blank).split('\n');
  const note = text.slice(blank + 2);
  const split = note.lastIndexOf('\n\n');
  if (head[0] !== 'c2sp.org/tlog-proof@v1' || !head[1]?.startsWith('extra ') || !head[2]?.startsWith('index ')
    || head.length > 66 || split < 0 || !note.endsWith('\n')) {
    throw new Refused('read');
  }

  const signed = note.slice(0, split + 1);
  const [origin, size, root] = signed.split('\n');
  return {
    entry: required(bytesOf(head[1].slice(6))),
    index: required(decimal(head[2].slice(6))),
    path: head.slice(3).map(line => required(bytesOf(line, 32))),
    signed,
    origin,
    size: required(decimal(size)),
    root: required(bytesOf(root ?? '', 32)),
    signatures: note.slice(split + 2, -1).split('\n').map(line => required(readSignature(line))),
  };
}

/** Reads a verifier key (C2SP signed-note): name, the hint of its hash, Ed25519. */
export function readKey(text) {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim());
  const bytes = match && bytesOf(match[3], 33);
  return bytes?.[0] === ED25519 ? { name: match[1], id: match[2], type: bytes, raw: bytes.slice(1) } : null;
}

const sha256 = async (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }

  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
};

const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
const same = (a, b) => hex(a) === hex(b);

// RFC 6962 section 2.1: a leaf and a node are told apart by their first byte.
const leafHash = entry => sha256(Uint8Array.of(0), entry);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** RFC 9162 section 2.1.3.2. Sizes are below 2^53, so division stands where the RFC shifts. */
async function rootOf({ entry, index, size, path }) {
  let node = index;
  let last = size - 1;
  let hash = await leafHash(entry);
  for (const sibling of path) {
    if (last === 0) {
      throw new Refused('proof');
    }

    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }

    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }

  return last === 0 ? hash : required(null, 'proof');
}

async function checkSignature(receipt, key) {
  // A key signs for the log of its name only: otherwise a witness's key could pass for a log's.
  if (receipt.origin !== key.name || !(hex(await sha256(encoder.encode(`${key.name}\n`), key.type)).startsWith(key.id))) {
    throw new Refused('key');
  }

  const mine = receipt.signatures.filter(signature => signature.name === key.name && hex(signature.key) === key.id);
  if (mine.length === 0) {
    throw new Refused('key');
  }

  const imported = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, ['verify']);
  for (const signature of mine) {
    // Fails closed: one wrong signature under the log's key condemns the receipt.
    if (!await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature.bytes, encoder.encode(receipt.signed))) {
      throw new Refused('signature');
    }
  }

  return receipt.signatures.length - mine.length;
}

/**
 * Verifies a receipt under a log's key. Resolves { verified: true, index, size, origin, witnesses, entry } or
 * { verified: false, step }: read, key, signature, proof, or browser where there is no WebCrypto with Ed25519.
 * `witnesses` counts signature lines of others; they are not checked here.
 */
export async function verifyReceipt(text, keyText, expectedId) {
  try {
    if (!globalThis.crypto?.subtle) {
      throw new Refused('browser');
    }

    const receipt = readReceipt(text);
    const key = required(readKey(keyText), 'key');
    if (expectedId && expectedId !== `${key.id}-${receipt.index}`) {
      throw new Refused('read');
    }

    const witnesses = await checkSignature(receipt, key);
    if (receipt.index >= receipt.size || !same(await rootOf(receipt), receipt.root)) {
      throw new Refused('proof');
    }

    const entry = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(receipt.entry));
    return { verified: true, index: receipt.index, size: receipt.size, origin: receipt.origin, witnesses, entry };
  } catch (error) {
    const unsupported = error?.name === 'NotSupportedError';
    return { verified: false, step: error instanceof Refused ? error.step : unsupported ? 'browser' : 'read' };
  }
}
