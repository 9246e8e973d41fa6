package luoshi.progress;

import java.util.Set;

/**
 * What an author has written so far.
 *
 * @param text the texts and the status
 * @param figures the indicator values
 */
record Draft(Narrative text, Set<Figure> figures) {}
