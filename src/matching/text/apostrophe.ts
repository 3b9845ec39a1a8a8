const APOSTROPHES = /[`\u00B4\u02B9-\u02BF\u2018\u2019\u201B\u2032\uFF07]/g;

/** Every sign that writers set for an apostrophe, as one. To be done before normalising, which makes a space of some. */
export const plainApostrophes = (text: string): string => text.replace(APOSTROPHES, "'");
