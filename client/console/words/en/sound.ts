export const sound = {
  waiting: "{{count}} emergencies to acknowledge",
  told: "New emergency: {{matter}}, {{place}}, {{number}}",
  on: "Sound",
  onHint: "Sound is on; click to mute",
  muted: "Muted",
  mutedHint: "This desk is muted; click to hear it again",
  locked: "Click to let sound play",
  lockedHint: "The browser plays nothing before the page was clicked once",
} as const;
