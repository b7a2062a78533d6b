// WebAuthn Level 3 in JSON: the browser reads and writes the forms that the server speaks.

/**
 * Whether this browser, at this address, can make and use passkeys. They belong to a host's name, so there are none at a bare IP address.
 */
export const canUsePasskeys = () =>
  isSecureContext
  && !/^[\d.]+$|^\[/.test(location.hostname)
  && typeof PublicKeyCredential === 'function'
  && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

/** Asks for a passkey; `conditional` offers it in the name field's own list instead of a dialog. */
export async function getPasskey(options, { conditional = false, signal } = {}) {
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    mediation: conditional ? 'conditional' : 'optional',
    signal,
  });
  return credential.toJSON();
}

export async function makePasskey(options) {
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  return credential.toJSON();
}

/** Whether the person closed the browser's dialog, or another request took its place: nothing went wrong then. */
export const wasDismissed = error => error?.name === 'NotAllowedError' || error?.name === 'AbortError';
