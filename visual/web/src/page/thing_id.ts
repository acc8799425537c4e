/** Ids of things, as they stand in addresses. */
const ID = /^[a-z]+-[\w.~-]+$/i;

/** Tell whether a text may be an id; names are mostly Chinese, and ids never. */
export const isId = (text: string): boolean => ID.test(text);
