/** The one catalogue of expected refusals: code, then the words for people in Chinese and English. */
export const REFUSALS = {
  NOT_FOUND: { zh: "未找到，或不在您的权限范围内。", en: "Not found, or outside your scope." },
  FORBIDDEN: { zh: "您的岗位无权进行此操作。", en: "Your post may not do this." },
  ILLEGAL_TRANSITION: { zh: "当前状态下不能进行此操作。", en: "The present status does not allow this." },
  STALE_VERSION: {
    zh: "数据已被他人更新，请查看最新内容后重试。",
    en: "Changed by somebody else; look at the newest state and try again.",
  },
  IDEMPOTENCY_CONFLICT: {
    zh: "同一幂等键已用于不同的请求。",
    en: "This idempotency key was used for a different request.",
  },
  INVALID_INPUT: { zh: "输入有误，请按提示修改。", en: "The input is not valid; change it as described." },
  OUTSIDE_COUNTY: { zh: "地点在本县范围以外。", en: "The place lies outside the county." },
  ALREADY_TAKEN: { zh: "已被他人抢先处理。", en: "Somebody else has already taken this." },
  SQUAD_NOT_DISPATCHABLE: {
    zh: "该队伍当前不可派遣，如确需派遣请说明理由。",
    en: "This squad cannot be sent now; give a reason to send it all the same.",
  },
  SQUAD_OF_OTHER_AGENCY: { zh: "该队伍不属于承办机构。", en: "This squad belongs to another agency." },
  RETURN_NEEDS_BASIS: { zh: "退单必须写明依据。", en: "A return needs its basis." },
  RETURNED_BEFORE: {
    zh: "同一机构不得以同一理由再次退单。",
    en: "The same agency cannot return it twice for the same reason.",
  },
  RULING_PENDING: {
    zh: "该事件的退单争议待县级裁定，裁定前先办。",
    en: "A ruling of the county is pending; handle it until then.",
  },
  CHECKER_IS_HANDLER: { zh: "核查人不得属于处置机构。", en: "The checker belongs to a handling agency." },
  NOT_SETTLEABLE: { zh: "该事项不能即报即结。", en: "This matter cannot be settled on the spot." },
  EVIDENCE_REQUIRED: { zh: "需要提供现场证据。", en: "Evidence is required." },
  RESULT_CODE_REQUIRED: { zh: "请选择该事项的处置结果代码。", en: "Choose one of the result codes of this matter." },
  DISPOSITION_REQUIRED: { zh: "结案必须选择结案方式。", en: "Closing needs a disposition that fits the state." },
  OPEN_TASKS_REMAIN: { zh: "仍有未完成的任务。", en: "Tasks are still open." },
  MATTER_NEEDS_CLASSIFYING: { zh: "请先确定事项分类。", en: "Choose the matter first." },
  NOT_COMMANDING: { zh: "当前由另一个中心指挥该事件。", en: "Another center commands this incident now." },
  NOT_ON_LIST: { zh: "责任清单未规定由其承办。", en: "The responsibility list does not give it this duty." },
  TOO_FAR_IN_FUTURE: { zh: "时间晚于当前时间过多。", en: "The time lies too far in the future." },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected "no": data for the client, never a thrown error. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly path?: readonly string[];
  readonly allowed?: readonly string[];
  readonly currentVersion?: number;
}

/** What a refusal may say besides its code: more exact words, the input field, what is allowed, the present version. */
export interface RefusalDetails {
  readonly because?: string;
  readonly path?: readonly string[];
  readonly allowed?: readonly string[];
  readonly currentVersion?: number;
}

/** Makes a refusal from the catalogue; `because` replaces the general Chinese words by exact ones. */
export function refusal(code: RefusalCode, { because, ...details }: RefusalDetails = {}): Refusal {
  return { code, message: because ?? `${REFUSALS[code].zh} ${REFUSALS[code].en}`, ...details };
}
