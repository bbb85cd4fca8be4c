/** What is wrong with reference data, and where: line 0 means the file as a whole. */
export interface ReferenceFault {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly what: string;
}

const MOST_SHOWN = 20;

/** Thrown when reference data cannot be used; the message names file, line and field of each fault, twenty at most. */
export class ReferenceDataError extends Error {
  readonly faults: readonly ReferenceFault[];

  constructor(faults: readonly ReferenceFault[]) {
    const shown = faults
      .slice(0, MOST_SHOWN)
      .map(({ file, line, field, what }) => `${file}:${line}: ${field}: ${what}`);
    const rest = faults.length > MOST_SHOWN ? [`… and ${faults.length - MOST_SHOWN} more`] : [];
    const header = `基础数据有 ${faults.length} 处错误，未作任何更改。 ${faults.length} faults in the reference data; nothing was changed.`;
    super([header, ...shown, ...rest].join("\n"));
    this.name = "ReferenceDataError";
    this.faults = faults;
  }
}
