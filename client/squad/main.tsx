import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/tokens.css";
import "./squad.css";
import { isOlderBrowser } from "../shared/is-older-browser.js";
import { App } from "./app.js";

// Only a browser that lacks something pays for it.
if (isOlderBrowser()) await import("../shared/older-browsers.js");

const place = document.querySelector("#squad");
if (place === null) throw new Error("the page has no #squad");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
