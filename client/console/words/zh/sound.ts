export const sound = {
  waiting: "{{count}} 件突发待确认",
  told: "新突发事件：{{matter}}，{{place}}，{{number}}",
  on: "声音",
  onHint: "声音已开，点击静音",
  muted: "已静音",
  mutedHint: "本席位已静音，点击恢复",
  locked: "点击启用声音",
  lockedHint: "浏览器要求先点击一次页面才能发声",
} as const;
