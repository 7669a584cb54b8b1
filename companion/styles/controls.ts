export const controls = '';
