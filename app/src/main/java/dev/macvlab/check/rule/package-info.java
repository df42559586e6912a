/** The rules of the validator, one a class. */
@NullMarked
package dev.macvlab.check.rule;

import org.jspecify.annotations.NullMarked;
