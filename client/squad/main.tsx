import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/tokens.css";

const place = document.querySelector("#squad");
if (place === null) throw new Error("the page has no #squad");
createRoot(place).render(
  <StrictMode>
    <h1>一哨通</h1>
  </StrictMode>,
);
