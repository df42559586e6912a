/** What the window says, in the language of its user. */
@NullMarked
package dev.macvlab.desktop.text;

import org.jspecify.annotations.NullMarked;
