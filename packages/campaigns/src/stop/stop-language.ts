/**
 * How people of one language say stop. Entries are written naturally and normalised when compiled. In patterns
 * `a/b` means either word, `mess~` any word that begins so, `*` up to three words of anything, `^` and `$` the ends of the clause.
 */
export interface StopLanguage {
  /** BCP 47 */
  readonly tag: string;
  /** The whole message (or a whole sentence of it), courtesy aside. */
  readonly whole: readonly string[];
  /** Stop verb with a communication object, anywhere in a clause. */
  readonly contains: readonly string[];
  /** Clauses with these never count: "don't stop", "stop by", "cancel my appointment". */
  readonly not: readonly string[];
  /** Questions about how to stop and quoted instructions: somebody should answer, whatever else the clause says. */
  readonly asks: readonly string[];
  /** Somebody should look: any clause with these that says no stop, … */
  readonly unsure: readonly string[];
  /** … or a message of at most three words with one of these. */
  readonly unsureShort: readonly string[];
  /** Words of courtesy that may stand around a stop word. */
  readonly fillers: readonly string[];
  /** Words by which a template tells people how to stop; the one to propose comes first. */
  readonly offers: readonly string[];
  /** Sent once to who asked for silence; itself no STOP, and names no word that is one. */
  readonly confirms: string;
}
