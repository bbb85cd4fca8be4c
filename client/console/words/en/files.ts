export const files = {
  files: {
    add: "Photos, videos or papers",
    sending: "{{count}} files are being sent",
    insecure: "The connection is not encrypted, so the browser makes no digest: nothing can be sent",
    lost: "The line broke: choose this file again",
  },

  evidenceKind: { photo: "Photo", before: "Before", after: "After", file: "Paper" },
} as const;
