export const files = {
  files: {
    add: "照片、录像或材料",
    sending: "正在上传 {{count}} 个文件",
    insecure: "当前为非加密连接，浏览器不允许计算摘要，无法上传",
    lost: "上传中断，请重新选择此文件",
  },

  // What a piece of evidence is; the kinds of other programs are shown as they wrote them.
  evidenceKind: { photo: "照片", before: "处置前", after: "处置后", file: "材料" },
} as const;
