/** The offline package as a workbook: how it is written and how it is read back. Knows nothing of entries. */
@NullMarked
package luoshi.progress.offline;

import org.jspecify.annotations.NullMarked;
