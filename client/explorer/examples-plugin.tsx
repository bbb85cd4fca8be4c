import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { examples, variablesOf } from "./examples.js";
import type { Example } from "./examples.js";

/** The pane of saved operations: a click opens one in a tab of its own. */
export const examplesPlugin = { title: "示例 Examples", icon: ExamplesIcon, content: ExamplesPane };

function ExamplesPane() {
  const actions = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (example: Example) => {
    actions.addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(variablesOf(example));
  };
  return (
    <section className="examples">
      <h2>示例 Examples</h2>
      <ol>
        {examples.map((example) => (
          <li key={example.title}>
            <button onClick={() => open(example)}>{example.title}</button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M6 3h12v18l-6-4-6 4z" />
    </svg>
  );
}
