// The stemmers of vendor/, which stand first in the bundle.
declare const stemIndonesian: (word: string) => string;
declare const stemEnglish: (word: string) => string;
