/** Words of companion.json in one language: {{gaps}} filled, plurals chosen by `count`. What is missing is an error of ours. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;
