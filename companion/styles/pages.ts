export const pageStyles = '';
