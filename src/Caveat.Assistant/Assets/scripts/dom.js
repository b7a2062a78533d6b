// What every script of the pages shares. Loaded once: modules are single by their address.

const policy = globalThis.trustedTypes?.createPolicy('caveat', { createHTML: text => text }) ?? { createHTML: text => text };

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/**
 * Puts HTML of our own server into an element: the only place that does so. INVARIANT: never text that a person, a model or a document
 * wrote, unless the server rendered it.
 */
export function html(element, serverHtml) {
  element.innerHTML = policy.createHTML(serverHtml);
  return element;
}

/** The page's texts for scripts, by key; `<WordsFor>` puts them there. */
export const words = Object.assign({}, ...$$('script[data-words]').map(block => JSON.parse(block.textContent)));

/** A text with its gaps {0}, {1} filled in. */
export const say = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (gap, n) => values[n] ?? gap);

/** Says something to screen readers, once they are silent. */
export function announce(text) {
  const region = $('#announcer');
  if (!region) return;
  region.textContent = '';
  // A change within one task would not be noticed, and the same text twice would not be a change.
  setTimeout(() => { region.textContent = text; }, 60);
}

/**
 * POST with the antiforgery token. The body is FormData, URLSearchParams, a Blob, a string, or anything else that is sent as JSON.
 * @returns {Promise<{ok: boolean, status: number, json: any, text: string}>} never rejects but for an abort; status 0: the server was not reached
 */
export const post = (url, body, { json = false, method = 'POST', headers = {}, signal } = {}) => {
  const plain = body == null || body instanceof FormData || body instanceof URLSearchParams || body instanceof Blob || typeof body === 'string';
  const asJson = json || !plain;
  return ask(url, {
    method,
    signal,
    body: asJson ? JSON.stringify(body ?? {}) : body,
    headers: {
      RequestVerificationToken: $('meta[name="csrf-token"]')?.content ?? '',
      ...(asJson && { 'Content-Type': 'application/json' }),
      ...headers,
    },
  });
};

/** GET of a fragment or of JSON; answers as `post` does. */
export const get = (url, { signal, headers = {} } = {}) => ask(url, { signal, headers });

async function ask(url, request) {
  let response, text;
  try {
    response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', ...request });
    text = await response.text();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    return { ok: false, status: 0, json: { sentence: words['frame.unreachable'] }, text: '' };
  }
  if (response.status === 401 || response.status === 423) {
    signInAgain(response.status === 423);
  }
  return { ok: response.ok, status: response.status, json: parsed(text, response.headers.get('Content-Type')), text };
}

function parsed(text, type) {
  if (!type?.includes('json')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** To the sign-in page and back here. Drafts save themselves on `caveat:leaving`, which is sent first. */
export function signInAgain(locked) {
  document.dispatchEvent(new CustomEvent('caveat:leaving'));
  const here = encodeURIComponent(location.pathname + location.search);
  location.assign(`/sign-in?${locked ? 'locked=1&' : ''}return=${here}`);
}
