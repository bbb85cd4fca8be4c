export const admin = {
  viewAs: "以其他岗位的视角查看",
  viewAsHint: "管理员岗位看不到事件。可从任一岗位的视角只读查看；原因记入安全日志，画面上方一直显示正在查看的岗位。",
  post: "岗位",
  agency: "机构（不选则任一）",
  village: "村居（不选则任一）",
  look: "开始查看",
  elsewhere: "其他管理工作",
  users: "新建人员：在服务器上运行 npm run user -- create。",
  disable: "停用人员：在接口探索中调用 disablePerson，其全部会话随即结束。",
  data: "区划、机构、责任清单：修改参考数据后运行 npm run reference -- load。",
} as const;
