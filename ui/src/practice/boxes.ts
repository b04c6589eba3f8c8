import type { PermissionSheet } from '../ipc/generated/PermissionSheet';
import { columnTitle } from '../permissions/columns';
import { say } from '../words';

/** A box that can be taken away. */
export interface NeededBox {
  permission: string;
  /** Where it is, in ConnectWise's own labels. */
  place: string;
  /** False for a setup table, which is allowed or not and knows no My. */
  hasMy: boolean;
}

/** The boxes that a setup asks for, in the order of its sheet. */
export function neededBoxes(sheet: PermissionSheet | null): NeededBox[] {
  const levels = (sheet?.modules ?? []).flatMap((module) =>
    module.rows.flatMap((row) =>
      row.boxes
        .map((box, place) => ({ ...box, place: `${module.name} › ${row.function} › ${columnTitle(place)}`, hasMy: true }))
        .filter((box) => box.asked !== 'nothing'),
    ),
  );
  const tables = (sheet?.tables ?? []).map((table) => ({ permission: table.permission, place: say('practice.tableBox', { name: table.name }), hasMy: false }));
  return [...levels, ...tables];
}
