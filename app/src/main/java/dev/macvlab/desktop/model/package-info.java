/** What the window shows, without any control: the document, its file and drafts, what is selected, settings. */
@NullMarked
package dev.macvlab.desktop.model;

import org.jspecify.annotations.NullMarked;
