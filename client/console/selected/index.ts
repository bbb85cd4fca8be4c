export { SelectedProvider, useSelected, type Detail, type DetailState, type Selected } from "./selected-context.js";
