/// Terraform's checks on the answers of a provider, written a second time from its documented behaviour: nothing here
/// uses the planner's own checks, so that the two can disagree.
@NullMarked
package io.dataplane.proto.judge;

import org.jspecify.annotations.NullMarked;
