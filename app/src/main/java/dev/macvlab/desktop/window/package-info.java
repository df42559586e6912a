/** The main window: its parts, menus and dialogs, and what wires them together. */
@NullMarked
package dev.macvlab.desktop.window;

import org.jspecify.annotations.NullMarked;
