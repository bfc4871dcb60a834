// What the bundles hand each other, as types: each bundle is checked as a program of its own, since
// it runs in a function of its own.

/** The interface's own words by language and key: the first line of the bundles that speak. */
declare const WORDS: Record<string, Record<string, string>>;

/** The one global of all scripts (js/7-shared.js). */
declare var taklimat: Taklimat;

interface Taklimat extends Shared {
  /** What scripts of data call once search is opened. */
  searchRoot(root: Root): void;
  searchPart(part: [name: string, data: any]): void;
  /** Of bundles that come when search is opened; a damaged script leaves it out. */
  dialog?: { open(typed: string): void; inPage(place: HTMLElement): void };
  find: Find;
}

/** What the page's bundle hands over, which is there first. */
interface Shared {
  address(path: string): string;
  addWords(words: Record<string, Record<string, string>>): void;
  arrive(): void;
  hasPreviews(path: string): boolean;
  icon(name: string): SVGElement;
  language: string;
  loadOnce(path: string): Promise<void>;
  loadPreviews(path?: string): Promise<Previews>;
  loadScript(path: string): Promise<void>;
  make<K extends keyof HTMLElementTagNameMap>(
    tag: K, attributes?: Record<string, string>, ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K];
  say(key: string, values?: Record<string, string | number>): string;
  written(anchor: string): string;

  /** What scripts of previews call. */
  previews(data: Previews): void;
}

interface Window {
  taklimat: Taklimat;
  trustedTypes?: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls };
}

interface ScriptUrls {
  createScriptURL(url: string): string;
}

/** What the engine's bundle hands the dialog's. */
interface Find {
  Engine: new (root: Root, load: (name: string) => Promise<any>) => SearchEngine;
  FORMAT: number;
  LAST_PART: number;
  LONGEST_QUERY: number;
  MOST_UNITS: number;
  WORD: RegExp;
  alikeWords(lexicon: SearchLexicon, word: string, least?: number): Promise<[string, number][]>;
  fold(word: string): string;
  partsOf(term: Term, unit: number): Map<number, number>;
}

// ---- previews, as taklimat.outputs.html.previews writes them

/** Words, and words in another language. */
type Runs = (string | [words: string, language: string])[];

interface Note {
  verdict: string;
  word: string;
  cites: string[];
  claim: Runs;
  finding: Runs;
  dates: string;
  sources: [title: string, url: string, language: string, rest: Runs][];
}

interface Previews {
  texts: Record<string, string>;
  entries: Record<string, [kind: string, title: string, says: string]>;
  notes: Record<string, Note>;
  hedges: string[];
  language: string;
  translation: boolean;
}

// ---- the index, as taklimat.outputs.search writes it

type Entry = [
  address: string, label: string, title: string, parts?: string[], cited?: number[], near?: string[], related?: string[],
];

/** Units of a briefing that stand together. */
type Block = EntriesBlock | TextBlock;
type EntriesBlock = [...BlockHead, entries: Entry[]];
/** With the anchors of its paragraphs, if they are not counted, and of sentences that are not. */
type TextBlock = [
  ...BlockHead, page: string, sections: [name: string, count: number][], anchors: string[], odd: Record<string, string[]>,
];
type BlockHead = [first: number, count: number, briefing: string, translated: number, previews: string];

interface LanguageRoot {
  stop: string;
  units: number;
  lengths: string;
  words: [string, string][];
  postings: [string, string][];
  texts: [number, string][];
}

interface Root {
  format: number;
  briefings: number;
  kinds: [kind: string, end: number][];
  regions: { names: Record<string, string>[]; of: number[] };
  languages: Record<string, LanguageRoot>;
  places: string;
  files: Record<string, string>;
}

// ---- the engine, as the dialog sees it

interface SearchLexicon {
  language: string;
  stem(word: string): string;
  block(unit: number): Promise<Block | undefined>;
}

interface SearchEngine {
  root: Root;
  load(name: string): Promise<any>;
  lexicon(language: string): SearchLexicon;
  kind(unit: number): string;
  codes(language: string): string[];
  search(query: string, language: string, accepts?: (unit: number) => boolean): Promise<Answer>;
}

/** In the order of the units; of how many units there are in all. */
interface Postings {
  units: number[];
  counts: number[];
  parts: number[];
  of: number;
}

/** What a word of the query finds, and with what words instead. */
interface Term {
  word: string;
  stems: Map<string, [weight: number, postings: Postings]>;
  how: "exact" | "begins" | "near" | "split" | "alike" | "none";
  instead: string[];
}

/** `part` counts sentences from 1; 0 is the whole. */
interface Hit {
  unit: number;
  part: number;
  score: number;
  language: string;
  near?: boolean;
}

/** An entry that a query names; in `asked`'s words, if they are near and not its own. */
interface Named {
  title: string;
  asked: string;
  related: string[];
  cited: number[];
}

/** `terms` and `stems` by language. */
interface Answer {
  hits: Hit[];
  terms: Record<string, Term[]>;
  stems: Record<string, Set<string>>;
  named: Named | null;
}
