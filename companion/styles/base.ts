export const base = '';
