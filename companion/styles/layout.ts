export const layout = '';
