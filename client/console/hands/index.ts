export { useComeBack } from "./use-come-back.js";
