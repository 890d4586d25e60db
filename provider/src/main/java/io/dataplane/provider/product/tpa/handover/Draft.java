package io.dataplane.provider.product.tpa.handover;

import io.dataplane.schema.bind.Planned;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A text while it is written: it becomes unknown with the first unknown value that it needs.
final class Draft {
    private boolean unknown;

    private Draft() {}

    static Planned<String> of(Function<Draft, String> writing) {
        Draft draft = new Draft();
        String text = writing.apply(draft);
        return draft.unknown ? Planned.unknown() : Planned.of(text);
    }

    @Nullable
    String known(@Nullable Planned<String> value) {
        if (value == null) {
            return null;
        }
        unknown |= !value.isKnown();
        return value.orElse("");
    }
}
