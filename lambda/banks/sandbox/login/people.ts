/** Who can sign in at the invented bank. Printed by `npm start`, and fixed: a reviewer needs the same ones every time. */
export interface SandboxLogin {
  /** The customer's id, which the bank vouches for */
  readonly id: string;
  readonly userName: string;
  readonly password: string;
  /** What the customer's phone would show as second factor */
  readonly code: string;
}

export const sandboxLogins: readonly SandboxLogin[] = [
  { id: 'demo-us', userName: 'maya', password: 'harbour-maya', code: '204816' },
  { id: 'demo-gb', userName: 'oliver', password: 'harbour-oliver', code: '731205' },
  { id: 'demo-be', userName: 'camille', password: 'harbour-camille', code: '460937' },
  { id: 'reviewer', userName: 'reviewer', password: 'harbour-reviewer', code: '118822' },
];
