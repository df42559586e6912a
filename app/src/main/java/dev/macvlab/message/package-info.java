/** Sentences for people as keys with arguments, and the languages that they are said in. */
@NullMarked
package dev.macvlab.message;

import org.jspecify.annotations.NullMarked;
