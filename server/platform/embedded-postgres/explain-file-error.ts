import { StartRefusal } from "./start-refusal.js";

/** Turns a failed file operation under the home folder into a refusal; anything else comes back as it is. */
export function explainFileError(error: unknown, home: string): unknown {
  if (!(error instanceof Error) || error instanceof StartRefusal || !("code" in error)) return error;
  const path = "path" in error && typeof error.path === "string" ? error.path : home;
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(path, error);
    case "ENOTDIR":
    case "EEXIST":
      return notAFolder(path, error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOENT":
      return unwritable(path, error);
    default:
      return error;
  }
}

/** The refusal for a disk without room. */
export function diskFull(path: string, cause?: Error): StartRefusal {
  return new StartRefusal(
    "DISK_FULL",
    {
      zh: `磁盘已满，无法写入 ${path}。请清理磁盘空间后重试，或用 MUSTER_HOME 指定其他位置。`,
      en: `The disk is full: cannot write ${path}. Free some space and start again, or set MUSTER_HOME to another place.`,
    },
    { cause },
  );
}

/** The refusal for a folder that may not be written. */
export function unwritable(path: string, cause?: Error): StartRefusal {
  return new StartRefusal(
    "HOME_UNWRITABLE",
    {
      zh: `无法写入 ${path}。请检查该文件夹的权限，或用 MUSTER_HOME 指定可写的文件夹。`,
      en: `Cannot write ${path}. Check the permissions of this folder, or set MUSTER_HOME to a folder that can be written.`,
    },
    { cause },
  );
}

/** The refusal for a home that is, or lies under, a file. */
export function notAFolder(path: string, cause?: Error): StartRefusal {
  return new StartRefusal(
    "HOME_NOT_A_FOLDER",
    {
      zh: `${path} 不是文件夹。请移走该文件，或用 MUSTER_HOME 指定其他文件夹。`,
      en: `${path} is not a folder. Move that file away, or set MUSTER_HOME to another folder.`,
    },
    { cause },
  );
}
