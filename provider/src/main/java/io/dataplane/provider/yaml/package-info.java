/// YAML 1.1 text as TPA and Ansible read it: a tree with positions, or one sentence that says what is wrong where.
@NullMarked
package io.dataplane.provider.yaml;

import org.jspecify.annotations.NullMarked;
