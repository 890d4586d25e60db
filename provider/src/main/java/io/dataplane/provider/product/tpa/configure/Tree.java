package io.dataplane.provider.product.tpa.configure;

import java.util.LinkedHashMap;
import java.util.Map;

/// Small maps that keep their order, because people read what is printed of them.
final class Tree {
    private Tree() {}

    static Map<String, Object> of(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
