/**
 * Why a linking cannot go on, each with words of its own on the trouble page. 'lapsed': it took too long, is over, or was begun in
 * another browser; 'refused': what the platform asks for is not what it registered, a form is not the next one or not from our page,
 * or somebody else signed in meanwhile; 'failed': our fault.
 */
export type LinkingTrouble = 'lapsed' | 'refused' | 'failed';

export class LinkingError extends Error {
  readonly code: LinkingTrouble;
  constructor(code: LinkingTrouble) {
    super(`linking.${code}`);
    this.name = 'LinkingError';
    this.code = code;
  }
}

/** The trouble behind an error of ours, or of Express and oidc-provider, which say by a status whose fault it was. */
export function troubleOf(error: unknown): LinkingTrouble {
  if (error instanceof LinkingError) return error.code;
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'SessionNotFound') return 'lapsed';
  const { statusCode, status = statusCode } = error as { readonly status?: unknown; readonly statusCode?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? 'refused' : 'failed';
}
