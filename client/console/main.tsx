import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/tokens.css";
import "./page.css";
import { App } from "./app.js";

const place = document.querySelector("#console");
if (place === null) throw new Error("the page has no #console");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
