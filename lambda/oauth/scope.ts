/** What a platform may ask for. What it is told is decided by the customer's consents, not by scopes. */
export const scope = 'accounts';
