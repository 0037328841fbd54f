/** The released version, equal to the one in package.json (checked by a test). */
export const VERSION: string = '0.1.0';
