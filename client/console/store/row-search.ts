import { loadInitials, matchesInitials } from "../words/index.js";
import type { IncidentRow } from "./incident-row.js";

const LETTERS = /^[a-z0-9]+$/;

/** Finds rows by their words and by the initials of their pinyin. */
export class RowSearch {
  private readonly said = new WeakMap<IncidentRow, string>();
  private isAsked = false;

  /** Loads what initials need and then calls back, once. */
  prepare(ready: () => void): void {
    if (this.isAsked) return;
    this.isAsked = true;
    loadInitials().then(ready, () => {
      this.isAsked = false;
    });
  }

  /** Whether a row says every one of these words, or has them as initials. */
  says(row: IncidentRow, text: string): boolean {
    const own = this.textOf(row);
    return text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => own.includes(word) || (LETTERS.test(word) && matchesInitials(own, word)));
  }

  private textOf(row: IncidentRow): string {
    const kept = this.said.get(row);
    if (kept !== undefined) return kept;
    const { number, title, matterName, divisionName, townshipName, leadName, address } = row;
    const parts = [number, title, matterName, townshipName, divisionName, leadName, address];
    // A bar between them, so that no word is found across two parts.
    const text = parts
      .filter((part) => part !== null)
      .join("|")
      .toLowerCase();
    this.said.set(row, text);
    return text;
  }
}
