// What the build writes at the head of the bundle: their values are in outputs/search_constants.py.
declare const
  FORMAT: number, DIGITS: string, MARKS: string, MOST_POSTINGS: number, LAST_PART: number, PART_WIDTH: number,
  LENGTHS: number, LONGEST: number, INVISIBLE: string, ENDINGS: string[], STARTS: string[],
  LONGEST_QUERY: number, LOOSE: number, BEGINS: number, EDITS: number[], OTHER_START: number, EDITS_FROM: number[],
  MOST_WORDS: number, MOST_NEAR: number, BEGUN: number, HALF: number, ALIKE: number, ALIKE_FROM: number,
  ALIKE_LETTERS: number, K1: number, B: number, RARE: number, SENTENCE: number, COVERED: number, SPREAD: number,
  ALSO: number, MOST_UNITS: number, OTHER_KINDS: number, OTHER_LANGUAGE: number, NAMED: string[],
  MOST_ENTRIES: number, DEFINED: number, PRECISION: number;
