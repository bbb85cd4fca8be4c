// Everything that isOlderBrowser asks for.
import "core-js/actual/array/to-reversed.js";
import "core-js/actual/array/to-sorted.js";
import "core-js/actual/promise/with-resolvers.js";
