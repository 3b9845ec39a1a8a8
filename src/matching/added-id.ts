/** Between the id of a pack and that of its entity, in the ids of added packs; ids of the dataset have none. */
export const ADDED_MARK = '--';

/** Whether an entity comes from an added pack. */
export const isAddedId = (id: string): boolean => id.includes(ADDED_MARK);
