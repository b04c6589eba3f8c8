import type { PermissionSheet } from '../ipc/generated/PermissionSheet';

/** What a vendor does with one function of ConnectWise. */
export interface Use {
  where: string;
  whys: string[];
}

/** What each function on a sheet is asked for, each reason once; what the document does not ask for is left out. */
export function usesOf(sheet: PermissionSheet): Use[] {
  return sheet.modules.flatMap((module) =>
    module.rows.flatMap((row) => {
      const asked = row.reasons.filter((reason) => !reason.isOptional);
      const whys = [...new Set(asked.map((reason) => reason.why))];
      return whys.length > 0 ? [{ where: `${module.name} › ${row.function}`, whys }] : [];
    }),
  );
}
