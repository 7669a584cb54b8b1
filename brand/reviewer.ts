/**
 * Who certification signs in as at the bank: a marked customer with invented data, who expires (tools/reviewer.ts). They go
 * into the skill's testing instructions and into no function; a bank takes new ones for each submission.
 */
export const reviewer = { login: 'reviewer', password: 'harbour-reviewer', secondFactor: '118822' };
