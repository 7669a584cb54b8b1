export const parts = '';
