/** What an empty script costs; it is taken off from all others. */
