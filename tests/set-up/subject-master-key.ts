/** The same for the filled template and for every test on a copy of it: names that were sealed there open here. */
export const testSubjectMasterKey = new Uint8Array(32).fill(9)
