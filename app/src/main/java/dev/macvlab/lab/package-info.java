/** Labs on a real kernel: what is wanted and what is there become a plan, which is carried out, verified and taken back. */
@NullMarked
package dev.macvlab.lab;

import org.jspecify.annotations.NullMarked;
